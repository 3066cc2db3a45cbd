import type { Outlines } from '../course-text.ts';

export const languageOutlines: Outlines = {
  4: `
    # Meeting people — Introduce yourself and keep talking.
    video Hello and nice to meet you | text Talking about work and family | video Small talk
    quiz Meeting people check
    # Out and about — Cafés, shops and streets.
    video Ordering in a café | text Prices and sizes | video Asking the way
    quiz Out and about check
    # When you need help — Pharmacy, doctor and lost luggage.
    video At the pharmacy | text Describing a problem | quiz Weekend abroad`,
  46: `
    # Meetings — Open, steer and close.
    video Opening a meeting | text Phrases for interrupting politely | video Summing up
    quiz Meeting phrases
    # Email — Short, friendly and clear.
    video Subject lines that work | text Rewriting a long email | video Replying to everyone
    # Difficult messages — Delays, complaints and saying no.
    video Apologising well | text Saying no and offering options | quiz Difficult messages`,
  47: `
    # Sesler ve selamlar — İlk cümleler.
    video Almanca sesler | text Selamlaşma ve tanışma | video Sayılar ve saatler
    # Cümle kurmak — Artikel ve fiil.
    video Der, die, das | text Şimdiki zaman | video Soru sormak | quiz Cümle testi
    # Gündelik hayat — Alışveriş ve randevu.
    video Markette | text Randevu almak | quiz A1 denemesi`,
  48: `
    # İlk sözler — Telaffuz ve tanışma.
    video İspanyolca sesler | text Ser mi, estar mı? | video Kendini tanıtmak
    quiz İlk sözler testi
    # Sofrada — Sipariş, tarif ve sohbet.
    video Sipariş vermek | text Bir tarif okumak | video Şarkıyla tekrar | quiz Sofra testi`,
  49: `
    # Part one — Short answers that grow.
    video What examiners listen for | text Extending an answer | quiz Part one check
    # Part two — Two minutes from notes.
    video Planning in one minute | video A model answer, analysed | text Linking ideas
    # Part three — Discussing ideas.
    video Giving and defending opinions | text Correcting yourself | quiz Mock test`,
  50: `
    # Letters and sounds — What looks familiar but is not.
    video The Turkish alphabet | text Dotted and dotless i | video Vowel harmony | quiz Sound check
    # First conversations — Greet, thank and ask.
    video Merhaba and beyond | text Question words | video Buying fruit at the market
    # Building words — One suffix at a time.
    video Here, there and from | text My, your, our | quiz First conversation`,
  51: `
    # Paragraf — Akademik metnin yapı taşı.
    video Konu cümlesi | text Bağlaçlar ve akış | quiz Paragraf testi
    # Makalenin bölümleri — Girişten tartışmaya.
    video Özet ve giriş | text Yöntemi yazmak | video Tartışmayı kurmak
    # Yayına doğru — Kaynaklar ve hakemler.
    video Kaynak göstermek | text Hakeme yanıt | quiz Makale testi`,
};
