import type { Outlines } from '../course-text.ts';

export const aiOutlines: Outlines = {
  6: `
    # Makine nasıl öğrenir? — Örneklerden kurala giden yol.
    video Kural yazmak ve öğrenmek | text Veri neden her şeydir? | quiz Kavramlar testi
    # Çiçek tanıyan model — Kendi fotoğraflarınızla eğitmek.
    video Fotoğrafları toplamak | video Modeli eğitmek | text Sonuçları okumak
    # Daha iyisi — Hataları bulmak ve düzeltmek.
    video Model nerede yanılıyor? | text Önyargıyı fark etmek | quiz Proje testi`,
  26: `
    # İlk model — Konut fiyatını tahmin etmek.
    video Eğitim ve test kümesi | text Hata ölçüleri | video Doğrusal regresyon
    quiz İlk model testi
    # Sınıflandırma — Müşteri kaybını öngörmek.
    video Lojistik regresyon | video Karar ağacı ve orman | text Dengesiz sınıflar
    # Doğru seçim — Modelleri adil biçimde karşılaştırmak.
    video Çapraz doğrulama | text Aşırı öğrenme | quiz Model seçimi testi`,
  27: `
    # Tensors and gradients — The machinery under every network.
    video Tensors by example | text Backpropagation step by step | video A training loop by hand
    quiz Gradient check
    # Networks that see — Convolutions in practice.
    video Convolutional layers | text Regularisation | video Debugging a stuck model
    # Attention — From sequences to transformers.
    video Self-attention | video Fine-tuning a pretrained model | text Serving a model
    quiz Architecture review`,
  28: `
    # Türkçe metin — Harflerden kelimelere.
    video I/ı ve İ/i tuzağı | text Parçalama ve normalleştirme | video Kök ve ek çözümleme
    quiz Metin testi
    # Anlam — Kelimelerden vektörlere.
    video Kelime gömmeleri | text Duygu analizi | video Haberleri sınıflandırmak
    # Arama — Bulunabilir metinler.
    video Benzer metni bulmak | text Sonuçları ölçmek | quiz Uygulama testi`,
  29: `
    # Piksellerle çalışmak — Filtreler ve kenarlar.
    video Görüntüyü okumak | text Renk uzayları | video Bulanıklık ve kenar | quiz Filtre testi
    # Nesneler — Bulmak, saymak, takip etmek.
    video Kontur bulmak | video Hareket takibi | text Kamera kalibrasyonu | quiz Otopark testi`,
  30: `
    # Clear tasks — Say what you want and why.
    video Task, context and form | text Examples in a prompt | quiz Rewrite this prompt
    # Working as a team — A library instead of a chat history.
    video Building a prompt library | text Versioning and review | video Measuring answers
    # Limits — Privacy, errors and responsibility.
    video When the answer is wrong | text Handling private data | quiz Team policy check`,
  31: `
    # Önyargı — Nereden gelir, nasıl ölçülür?
    video Bir işe alım vakası | text Önyargı kaynakları | quiz Önyargı testi
    # Sorumluluk — Kim, neye göre karar veriyor?
    video Şeffaflık ve açıklanabilirlik | text Yasal çerçeve | video Etki değerlendirmesi
    quiz Vaka soruları`,
};
