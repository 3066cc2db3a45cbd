import type { Outlines } from '../course-text.ts';

export const webOutlines: Outlines = {
  2: `
    # Structure with HTML — Write a page that browsers, search engines and people understand.
    video How the web works | text Your first HTML page | video Links, lists and images
    quiz HTML check
    # Style and publish — Give the page a layout, a voice and an address.
    video Colours, fonts and the box model | text Layout with flexbox and grid
    video A first taste of JavaScript | quiz Final check`,
  3: `
    # Bileşenlerle düşünmek — Ekranı anlamlı parçalara ayırırsınız.
    video React’e bakış ve kurulum | text JSX nasıl çalışır? | video Props ve bileşim
    quiz Bileşen testi
    # Durum ve etkiler — Etkinlik takvimi canlanır.
    video useState ile durum | video Form yönetimi | text useEffect’i ne zaman kullanmalı?
    quiz Durum testi
    # Üretime hazırlık — Sunucu verisi, test ve yayın.
    video Sunucu verisini önbelleğe almak | text Erişilebilir bileşenler
    video Testing Library ile test
    quiz Üretime hazırlık testi`,
  15: `
    # Önce sözleşme — OpenAPI ile konuşmaya başlamak.
    video HTTP’nin söz varlığı | text OpenAPI belgesi yazmak | video İlk uç nokta
    quiz Sözleşme testi
    # Veri ve doğrulama — PostgreSQL ve güvenilmez girdi.
    video Veritabanı bağlantısı | text Girdiyi şemayla doğrulamak | video Sayfalama ve sıralama
    # Güvenlik — Oturum, yetki ve sınırlar.
    video JWT ile oturum | video Hız sınırı | text Hata yanıtlarının dili | quiz Güvenlik testi`,
  16: `
    # Flexbox — Tek eksende düzen.
    video Eksenler ve hizalama | text Esneme ve büzülme | video Gezinme çubuğu yapmak
    # Grid — İki eksende düzen.
    video Satırlar ve sütunlar | text Alanları adlandırmak | video Galeri düzeni | quiz Grid testi
    # Her ekrana uyum — Kapsayıcı sorguları ve temalar.
    video Kapsayıcı sorguları | text Karanlık tema | quiz Düzen testi`,
  17: `
    # Modelling with unions — Make impossible states impossible.
    video Discriminated unions | text Narrowing in depth | video Exhaustive checks
    quiz Union puzzle
    # Generics that infer — Functions that know their types.
    video Inference from arguments | text Constraints and defaults | video Mapped types
    # Types at the border — Parse, do not trust.
    video Parsing untrusted input | text Testing types | quiz Code review puzzle`,
  18: `
    # Vue’ya merhaba — İlk bileşen ve tepkisellik.
    video Projeyi kurmak | text Tepkisel değişkenler | video Tarif kartı bileşeni
    # Uygulamayı büyütmek — Sayfalar, formlar ve ortak durum.
    video Sayfalar arası gezinme | video Tarif ekleme formu | text Durumu paylaşmak
    quiz Vue testi`,
  19: `
    # Neden erişilebilirlik? — İnsanlar, yasalar ve ölçütler.
    video Bir ekran okuyucu kullanıcısıyla | text WCAG’ye kısa bakış | quiz Temel kavramlar
    # Düzeltme zamanı — E-belediye formunu birlikte onarmak.
    video Klavye ile gezinmek | video Form etiketleri ve hatalar | text ARIA: ne zaman, ne kadar?
    # Denetlemek — Kendi sitenizi sınamak.
    video Otomatik araçlar ve sınırları | text Kontrol listesi | quiz Denetim testi`,
  59: `
    # Project one: guest book — A form, a table and a page.
    video Designing the table | video Writing the API | text Validating input
    quiz Guest book check
    # Project two: shared shopping list — Sign-in and live updates.
    video Sign-up and sign-in | text Sessions explained | video Live updates
    # Project three: event tickets — Put everything together and deploy.
    video Planning the data model | video Building the interface | text Deploying safely
    quiz Final project review`,
  62: `
    # Seçiciler — Sayfadaki öğeleri bulmak.
    video jQuery’yi sayfaya eklemek | text Seçici türleri | quiz Seçici testi
    # Olaylar — Tıklamalara ve formlara yanıt vermek.
    video Olay dinlemek | text AJAX ile veri almak | quiz Olay testi`,
};
