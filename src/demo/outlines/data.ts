import type { Outlines } from '../course-text.ts';

export const dataOutlines: Outlines = {
  5: `
    # Veriyi hazırlamak — Kafe satışlarını temiz bir tabloya dönüştürmek.
    video İyi bir tablo nasıl görünür? | text Metin ve tarihleri düzeltmek | video Tekrarları bulmak
    # Soru sormak — Özetler ve koşullu hesaplar.
    video Özet tablo kurmak | text Koşullu toplam ve ortalama | quiz Özet testi
    # Anlatmak — Grafik seçmek ve yorumlamak.
    video Doğru grafik hangisi? | text Bir sayfalık rapor | quiz Analiz testi`,
  20: `
    # İlk sorgular — Seçmek, süzmek, sıralamak.
    video SELECT ve WHERE | text NULL ile yaşamak | video Sıralama ve sınırlama
    quiz İlk sorgular testi
    # Tabloları birleştirmek — İlişkileri okumak.
    video INNER ve LEFT JOIN | video Gruplama ve HAVING | text Alt sorgular
    # Pencere fonksiyonları — Satırı yitirmeden özetlemek.
    video Sıra numarası ve sıralama | text Kayan toplamlar | quiz SQL soru seti`,
  21: `
    # Okumak ve tanımak — Dağınık dosyalarla ilk karşılaşma.
    video Dosyaları okumak | text Sütun türleri | video Eksik değerler
    # Dönüştürmek — Tarihler, gruplar ve birleştirmeler.
    video Tarihlerle çalışmak | video Gruplama | text Tabloları birleştirmek | quiz Dönüşüm testi
    # Sonuca ulaşmak — Toplu taşıma verisinde bir gün.
    video Yoğun saatleri bulmak | text Tekrar çalışabilir defter | quiz Pandas testi`,
  22: `
    # Seeing data — What charts say before they are pretty.
    video Position, length and colour | text Charts that mislead | quiz Reading charts
    # Drawing with Matplotlib — Full control over every mark.
    video Figures and axes | video Styling for print | text Small multiples
    # Interaction — Let readers ask their own questions.
    video Plotly basics | text Telling a visual story | quiz Redraw this chart`,
  23: `
    # Rastlantı — Ne kadar fark, fark sayılır?
    video Örneklem ve yığın | text Güven aralığını okumak | video Simülasyonla sınamak
    quiz Rastlantı testi
    # Karar — Deney tasarlamak ve yorumlamak.
    video A/B testi tasarlamak | text Erken bakmanın bedeli | video Etki büyüklüğü
    quiz Karar testi`,
  24: `
    # Doğrusal modeller — Bir çizgiyle ne söylenebilir?
    video Basit regresyon | text Katsayıları yorumlamak | video Çoklu regresyon
    # Varsayımlar — Modele ne zaman güvenilir?
    video Artıkları incelemek | text Etkileşim ve doğrusal olmama | quiz Varsayım testi
    # Ötesi — Lojistik ve karma modeller.
    video Lojistik regresyon | video Karma etkiler | text Quarto ile rapor | quiz Modelleme testi`,
  25: `
    # Veri modeli — Sağlam bir temel kurmak.
    video Verileri içe aktarmak | text Yıldız şeması | quiz Model testi
    # DAX — En çok işe yarayan ölçüler.
    video CALCULATE’i anlamak | video Zaman karşılaştırmaları | text On temel ölçü
    # Pano — Okunan raporlar tasarlamak.
    video Düzen ve renk | text Paylaşım ve yetkiler | quiz Pano testi`,
};
