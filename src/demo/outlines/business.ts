import type { Outlines } from '../course-text.ts';

export const businessOutlines: Outlines = {
  7: `
    # Fikirden varsayıma — Neyin doğru olması gerekiyor?
    video Sorunu tanımlamak | text İş modeli tuvali | quiz Varsayım testi
    # Müşteriyle tanışmak — On görüşme, bir karar.
    video Görüşmeye hazırlanmak | text Sorulmaması gereken sorular | video Notlardan sonuca
    # Rakamlar — Ayakta kalmanın hesabı.
    video Basit gelir hesabı | text Destek programlarına bakış | quiz İlk adım testi`,
  39: `
    # Mağazayı açmak — Üründen vitrine.
    video Isparta’dan bir hikâye | text Ürün sayfası yazmak | video Ödeme ve kargo
    quiz Vitrin testi
    # Sınırı geçmek — İhracatın belgeleri.
    video Mikro ihracat | text Gümrük ve vergi | video Yurt dışı kargo
    # Büyümek — Pazar yerleri ve tekrar alışveriş.
    video Pazar yerinde öne çıkmak | text Müşteri yorumları | quiz Açılış planı testi`,
  40: `
    # İlk sürüm — En küçük işe yarar ürün.
    video Kapsamı daraltmak | text Kodsuz araçlar | video Bir haftada ilk sürüm
    # Ölçmek — Tek bir hedefe bakmak.
    video Kuzey yıldızı ölçütü | text Kullanıcıyı elde tutmak | quiz Ölçüm testi
    # Anlatmak — Yatırımcı karşısında on slayt.
    video Sunumun iskeleti | text Sık sorulan sorular | quiz Sunum testi`,
  41: `
    # Starting well — Agree before you begin.
    video The one-page charter | text Stakeholders and expectations | quiz Charter check
    # Planning — Estimates, dates and buffers.
    video Breaking down the work | video A schedule you believe | text Risks in the open
    # Keeping course — Report, adjust and close.
    video Status in five minutes | text Lessons learned | quiz Project check`,
  42: `
    # Plan — Kim için, ne söylüyoruz?
    video Hedef kitleyi tanımak | text Kanal seçimi | video Bütçeyi bölmek | quiz Plan testi
    # Uygulama — Arama, sosyal medya ve e-posta.
    video Arama reklamı kurmak | text SEO’nun temelleri | video E-posta akışı
    # Ölçüm — Neyi sürdürmeli?
    video Dönüşüm ölçmek | text Kampanya raporu | quiz Kampanya testi`,
  43: `
    # İçerik planı — Ne, ne zaman, kime?
    video Tema ve seri bulmak | text İçerik takvimi | quiz Plan testi
    # Üretim — Telefonla çekim ve kurgu.
    video Işık ve ses | video Kısa video kurgusu | text İlk üç saniye | quiz Üretim testi`,
  44: `
    # Bütçe — Paranız nereye gidiyor?
    video Bir sayfada gelir ve gider | text Zarf yöntemi | quiz Bütçe testi
    # Borç — Faizin gerçek maliyeti.
    video Kredi nasıl hesaplanır? | text Kredi kartı ve asgari ödeme | video Borçtan çıkış planı
    # Birikim — Yarın için bugünden.
    video Acil durum fonu | text Enflasyon ve risk | quiz Birikim testi`,
  45: `
    # Sprint zero — Why the old way hurt.
    video Meet the team | text Values before rituals | quiz Agile basics
    # Finding a rhythm — Backlog, planning and review.
    video Small user stories | video Planning that ends on time | text Definition of done
    # Getting better — Retrospectives and data.
    video A useful retrospective | text Reading a burn-up chart | quiz Sprint review`,
};
