import type { QuizBank } from './quiz-bank.ts';

/** Questions of the Turkish courses by category, in the notation of `QuizBank`. */
export const turkishQuestions: QuizBank = {
  1: `
    Bir değişken ne işe yarar?
      Bir değere ad verir | Programı durdurur | Dosya siler | Ekranı temizler
    Aynı kodu tekrar yazmamak için ne kullanılır?
      Fonksiyon | Yorum satırı | Boşluk | Sürüm numarası
    Birim testi neyi sınar?
      Kodun küçük bir parçasını | İnternet hızını | Ekran parlaklığını | Klavyeyi
    Sıralı bir listede arama için hangisi hızlıdır?
      İkili arama | Baştan sona bakmak | Rastgele bakmak | Tersten bakmak
    Derleyici hatası ne zaman görülür?
      Program çalışmadan önce | Ay sonunda | Yalnızca gece | Kullanıcı şikâyet edince`,
  2: `
    Sayfanın ana başlığı hangi öğeyle yazılır?
      <h1> | <div> | <b> | <span>
    404 durum kodu ne anlama gelir?
      Kaynak bulunamadı | Başarılı | Sunucu hatası | Yönlendirme
    Görsele neden alternatif metin yazılır?
      Göremeyenler için | Dosyayı küçültmek için | Renk vermek için | Zorunlu reklam için
    Yeni kayıt oluşturmak için hangi HTTP yöntemi uygundur?
      POST | GET | HEAD | OPTIONS
    İki boyutlu sayfa düzeni için en uygun araç hangisidir?
      CSS Grid | Tablo | Boşluk karakteri | Satır sonu`,
  3: `
    Uç değerlerden en az etkilenen ölçü hangisidir?
      Ortanca | Ortalama | Toplam | En büyük değer
    Zaman içindeki değişim için hangi grafik uygundur?
      Çizgi grafik | Pasta grafik | Harita | Radar
    Eksik değer görülünce ilk yapılacak nedir?
      Nedenini araştırmak | Satırı silmek | Sıfır yazmak | Görmezden gelmek
    Korelasyon neyi kanıtlamaz?
      Nedenselliği | Birlikte değişimi | Yönü | Gücü
    Verileri gruplayıp özetleyen SQL ifadesi hangisidir?
      GROUP BY | ORDER BY | LIMIT | INSERT`,
  4: `
    Model neden ayrı bir test kümesinde sınanır?
      Görmediği veride ölçmek için | Daha hızlı olsun diye | Yer kazanmak için | Gizlemek için
    Aşırı öğrenme nedir?
      Eğitim verisini ezberlemek | Çok yavaş öğrenmek | Hiç öğrenmemek | Veriyi silmek
    Önyargılı veriyle eğitilen model nasıl davranır?
      Önyargıyı sürdürür | Kendiliğinden düzelir | Çalışmaz | Daha adil olur
    Etiketli örneklerle öğrenmeye ne denir?
      Denetimli öğrenme | Pekiştirmeli öğrenme | Sıkıştırma | Şifreleme
    Doğruluk oranı ne zaman yanıltır?
      Sınıflar dengesizse | Veri temizse | Model küçükse | Her zaman`,
  5: `
    Hiyerarşi tasarımda neyi sağlar?
      Bakışı yönlendirir | Dosyayı küçültür | Rengi artırır | Baskıyı ucuzlatır
    Altın saat ne zamandır?
      Gün doğumu ve batımına yakın | Öğle vakti | Gece yarısı | Yalnızca kışın
    Karşıtlık neden önemlidir?
      Okunurluğu artırır | Hızı düşürür | Boyutu küçültür | Telif sağlar
    Boşluk bir tasarımda ne işe yarar?
      Öğeleri ayırır ve nefes aldırır | Hatayı gizler | Mürekkep harcar | Rengi değiştirir
    Bir bileşen kütüphanesinin yararı nedir?
      Tutarlılık | Daha çok dosya | Daha az renk | Daha uzun süre`,
  6: `
    En küçük işe yarar ürün ne içindir?
      Öğrenmek için | Her özelliği sunmak için | Ödül almak için | Reklam için
    Müşteri görüşmesinde hangisinden kaçınılır?
      Yönlendiren sorudan | Açık uçlu sorudan | Dinlemekten | Not almaktan
    Dönüşüm oranı neyi gösterir?
      Ziyaretçilerin ne kadarı adım attı | Sitenin rengini | Kargo süresini | Stok miktarını
    Nakit akışı neden izlenir?
      Ödemeleri zamanında yapmak için | Logo seçmek için | Ekip kurmak için | Ad bulmak için
    Acil durum fonu nedir?
      Beklenmedik giderler için birikim | Tatil bütçesi | Kredi kartı limiti | Vergi iadesi`,
  7: `
    Yeni kelimeler en iyi nasıl kalıcı olur?
      Aralıklı tekrarla | Bir kez okuyarak | Yalnızca yazarak | Sözlüğü ezberleyerek
    A1 düzeyi neyi anlatır?
      Başlangıç düzeyini | Ana dili | İleri düzeyi | Akademik düzeyi
    Dinleme becerisi için hangisi yararlıdır?
      Kısa kayıtları tekrar dinlemek | Sesi kapatmak | Yalnızca dil bilgisi çalışmak | Beklemek
    Konuşurken hata yapmak ne demektir?
      Öğrenmenin parçasıdır | Başarısızlıktır | Durmak gerekir | Yasaktır
    Bağlaçlar ne işe yarar?
      Düşünceleri bağlar | Fiili çeker | Sesi uzatır | Soruyu siler`,
  8: `
    Önce hangi iş planlanır?
      Önemli olan | En kolay olan | En gürültülü olan | En son gelen
    Ben dili nasıl başlar?
      Kendi duygumla | Suçlamayla | Emirle | Sessizlikle
    Aralıklı tekrar neyi yavaşlatır?
      Unutmayı | Öğrenmeyi | Okumayı | Konuşmayı
    Etkin dinlemenin işareti hangisidir?
      Duyduğunu özetlemek | Söz kesmek | Telefona bakmak | Konuyu değiştirmek
    Uyku öğrenmeyi nasıl etkiler?
      Belleği pekiştirir | Hiç etkilemez | Her şeyi siler | Yalnızca yorar`,
};
