import type { Outlines } from '../course-text.ts';

export const designOutlines: Outlines = {
  32: `
    # Işığı okumak — Günün saatleri ve ışığın karakteri.
    video Sert ve yumuşak ışık | text Pozlama üçgeni | video Altın saatte çekim | quiz Işık testi
    # Kompozisyon — Kareye neyi alıyoruz?
    video Çizgiler ve derinlik | text Boşluğun gücü | video Gölgeyi konu yapmak
    # Portre — İnsan ve ışık.
    video Pencere ışığında portre | text Modelle iletişim | quiz Seri değerlendirmesi`,
  33: `
    # Temeller — Çerçeveler ve otomatik düzen.
    video Figma’ya hızlı bakış | text Izgara ve ölçüler | video Otomatik düzen
    # Tasarım sistemi — Tekrar kullanılabilir parçalar.
    video Bileşen ve varyant | video Değişkenlerle tema | text Adlandırma düzeni | quiz Sistem testi
    # Teslim — Prototipten geliştirmeye.
    video Prototip hazırlamak | text Geliştiriciye aktarmak | quiz Teslim testi`,
  34: `
    # Planning — Ask a question worth answering.
    video From doubt to research question | text Choosing a method | quiz Planning check
    # Talking to people — Interviews that do not lead.
    video Writing a script | video A live interview | text Consent and privacy
    # Testing — Watch people use it.
    video Running a usability test | text From notes to findings | quiz Findings check`,
  35: `
    # Harf — Yazı tiplerini tanımak.
    video Harfin anatomisi | text Türkçe karakterler | quiz Yazı tipi testi
    # Sayfa — Izgara, ritim ve hiyerarşi.
    video Izgara kurmak | text Satır aralığı ve ritim | video Afiş tasarlamak | quiz Düzen testi`,
  36: `
    # Arayüz ve temel biçimler — Korkmadan ilk adım.
    video Sahnede gezinmek | text Kısayollar | video Küpten koltuğa
    # Oda sahnesi — Modellemeden malzemeye.
    video Eşyaları modellemek | text Malzeme ve doku | quiz Modelleme testi
    # Görüntü almak — Işık ve kamera.
    video Işık kurulumu | text Render ayarları | quiz Sahne testi`,
  37: `
    # Kaba kurgu — Malzemeyi düzenlemek.
    video Görüntüleri etiketlemek | text Hikâyeyi bulmak | video İlk dizilim
    # İnce kurgu — Ritim ve ses.
    video Kesmenin ritmi | video Sesi temizlemek | text Müzik ve telif | quiz Kurgu testi
    # Renk ve çıktı — Filmi bitirmek.
    video Renk düzeltme | text Dışa aktarma ayarları | quiz Bitirme testi`,
  38: `
    # Çizgi — Her gün beş dakika.
    video Isınma çizimleri | text Basit şekillerle kurmak | quiz Gözlem testi
    # Renk ve karakter — Bir kitap sayfasına doğru.
    video Renk paleti seçmek | video Karakter tasarlamak | text Sayfayı kurgulamak
    quiz Portfolyo testi`,
};
