import type { Outlines } from '../course-text.ts';

export const softwareOutlines: Outlines = {
  1: `
    # İlk adımlar — Python’u kurar, ilk programınızı çalıştırır ve değişkenlerle tanışırsınız.
    video Python’u kurmak ve ilk program | text Değişkenler ve veri türleri
    video Kullanıcıdan bilgi almak | text Sayılar ve metinlerle işlem
    quiz İlk adımlar: kendini dene
    # Karar veren programlar — Koşullar, döngüler ve fonksiyonlarla programınıza akıl katarsınız.
    video Koşullar: if, elif, else | text Döngüler: for ve while | video Listelerle çalışmak
    video Fonksiyon yazmak | quiz Karar veren programlar: kendini dene`,
  8: `
    # Unity’ye giriş — Arayüzü tanır, ilk sahneyi kurarsınız.
    video Sahne, nesne ve bileşen | text C# betikleri nasıl çalışır? | video Karakteri yürütmek
    # Oyunun kuralları — Çarpışma, toplama ve skor eklersiniz.
    video Fizik ve çarpışma | video Altın toplamak ve skor | text Prefab ile çoğaltmak
    quiz Oyun kuralları testi
    # Yayına hazırlık — Menü, ses ve paketleme.
    video Ana menü ve duraklatma | video Ses ve müzik | text Mağaza için paketlemek
    quiz Bitirme testi`,
  9: `
    # Karmaşıklık — Bir algoritmanın maliyetini hesaplamak.
    video Büyük O gösterimi | text En iyi, en kötü, ortalama durum | video Ölçmek ve karşılaştırmak
    quiz Karmaşıklık testi
    # Sıralama ve arama — Temel algoritmaları sıfırdan yazmak.
    video Hızlı sıralama | video Birleştirmeli sıralama | text İkili aramanın tuzakları
    # Çizgeler — Yollar, ağaçlar ve akışlar.
    video Genişlik ve derinlik öncelikli arama | video Dijkstra’nın algoritması
    text En küçük kapsayan ağaç | quiz Çizge soruları
    # Dinamik programlama — Alt problemlerden çözüme.
    video Sırt çantası problemi | text Durum ve geçiş tanımlamak | quiz Kapanış soruları`,
  10: `
    # Sınıflar ve nesneler — Kütüphane uygulamasının ilk parçaları.
    video İlk sınıf: Kitap | text Kapsülleme neden önemli? | video Kurucular ve değişmezlik
    # Soyutlama — Arayüzler ve bileşim.
    video Arayüz tanımlamak | text Kalıtım mı, bileşim mi? | video Koleksiyonlar
    quiz Soyutlama testi
    # Test ve düzen — Birim testleriyle güvende kalmak.
    video JUnit ile ilk test | text Hataları doğru fırlatmak | quiz Nesne yönelimli düşünme testi`,
  11: `
    # Everyday Git — Record your work and look back at it.
    video Your first repository | text What a commit really is | video Reading history
    quiz Everyday Git check
    # Working together — Branches, pull requests and reviews.
    video Branching and merging | video Opening a pull request | text Reviewing kindly
    # Getting out of trouble — Undo almost anything.
    video Resolving conflicts | text Reset, revert and restore | quiz Rescue drill`,
  12: `
    # Go ile ilk servis — Küçük ve okunur bir HTTP servisi.
    video Proje düzeni | text Hata yönetimi ve bağlam | video JSON uç noktası yazmak
    # Servislerin konuşması — gRPC ve mesaj kuyruğu.
    video Protobuf sözleşmesi | video gRPC istemcisi | text Kuyruk ne zaman gerekir?
    quiz İletişim testi
    # Canlıya almak — Gözlem, dayanıklılık ve dağıtım.
    video Dağıtık izleme | text Yeniden deneme ve zaman aşımı | video Kapsayıcı hazırlamak
    quiz Canlı ortam testi`,
  13: `
    # Names and functions — Make the code say what it does.
    video Names that explain | text Functions that do one thing | video Comments worth keeping
    # A safety net — Tests that let you move.
    video Characterisation tests | text What to test first | quiz Safety net check
    # Refactoring — From invoicing mess to clear modules.
    video Extract, inline, rename | video Breaking up a large class | text Knowing when to stop
    quiz Final review`,
  14: `
    # Kotlin’e hızlı bakış — Dilin Android’de en çok kullanılan yanları.
    video Değişkenler ve null güvenliği | text Veri sınıfları ve lambdalar | quiz Kotlin testi
    # Compose ile arayüz — Ekranları bildirimsel olarak çizmek.
    video İlk ekran | video Durum ve yeniden çizim | text Tema ve renkler
    video Ekranlar arası geçiş
    # Veri ve yayın — Cihazda saklamak, mağazaya çıkmak.
    video Room ile veri saklamak | text Bildirim göndermek | quiz Yayın öncesi test`,
  61: `
    # Sahiplik — Derleyiciyle anlaşmak.
    video Taşıma ve ödünç alma | text Yaşam süreleri | quiz Sahiplik testi
    # Eşzamanlılık — Veri yarışına izin vermeyen kod.
    video Kanallar ve iş parçacıkları | text Arc ve Mutex | quiz Eşzamanlılık testi`,
};
