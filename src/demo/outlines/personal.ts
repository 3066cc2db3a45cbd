import type { Outlines } from '../course-text.ts';

export const personalOutlines: Outlines = {
  52: `
    # Bir haftanın röntgeni — Zaman nereye gidiyor?
    video Zaman günlüğü tutmak | text Enerji haritası | quiz Farkındalık testi
    # Öncelik — Neye evet, neye hayır?
    video Önemli ve acil | text Hayır demenin yolları | video Ertelemeyle başa çıkmak
    # Düzen — Tek sayfalık hafta.
    video Haftayı planlamak | text Dinlenmeyi planlamak | quiz Düzen testi`,
  53: `
    # Metin — Dinlenen bir konuşma yazmak.
    video Tek cümlelik ana fikir | text Hikâyeyle başlamak | video Slayt mı, söz mü?
    # Beden ve ses — Sahnede var olmak.
    video Nefes ve ses | text Heyecanı yönetmek | video Göz teması | quiz Sahne testi
    # Sorular — Konuşmadan sonrası.
    video Soru karşılamak | text Geri bildirim almak | quiz Sunum değerlendirmesi`,
  54: `
    # Noticing — Attention as a skill.
    video Three breaths | text What mindfulness is not | quiz Noticing check
    # At work — Between meetings and messages.
    video One task at a time | text Writing calm replies | video Listening fully
    quiz A mindful week`,
  55: `
    # Hafıza — Nasıl hatırlıyoruz?
    video Unutma eğrisi | text Aralıklı tekrar | video Kendini sınamak | quiz Hafıza testi
    # Dikkat — Odaklanmanın koşulları.
    video Derin çalışma | text Telefonla barışmak | video Uyku ve öğrenme
    # Plan — Kendi öğrenme düzeniniz.
    video Dil öğrenenler için plan | text Sınava hazırlananlar için plan | quiz Plan testi`,
  56: `
    # Kendini ifade etmek — Açık ve nazik.
    video Ben dili | text Sınır çizmek | quiz İfade testi
    # Karşındakini duymak — Etkin dinleme ve geri bildirim.
    video Etkin dinleme | text Yapıcı geri bildirim | video Zor konuşmayı başlatmak
    quiz Diyalog testi`,
  57: `
    # Amaç — Neden okuyorum?
    video Okumadan önce | text Göz atma ve tarama | quiz Amaç testi
    # Yöntem — Rapor, makale, kitap.
    video Rapor okumak | text Not çıkarma yöntemleri | quiz Okuma testi`,
  58: `
    # Preparing — From topic to talk.
    video Finding your message | text Structuring ten minutes | quiz Structure check
    # Rehearsing — Make it yours.
    video Voice and pace | video Rehearsing on camera | text Turning fear into energy
    # On stage — The talk and after.
    video The first thirty seconds | text Answering hard questions | quiz Stage check`,
};
