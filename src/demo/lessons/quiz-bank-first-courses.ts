import type { QuizBank } from './quiz-bank.ts';

/** Quizzes written for one lesson, by lesson number, in the notation of `QuizBank`. */
export const ownQuestions: QuizBank = {
  1005: `
    Python’da ekrana yazı yazan fonksiyon hangisidir?
      print() | write() | echo() | show()
    yas = 27 satırında yas nedir?
      Bir değişken | Bir fonksiyon | Bir yorum | Bir hata
    input() hangi türde değer döndürür?
      str | int | float | bool
    7 // 2 işleminin sonucu kaçtır?
      3 | 3.5 | 4 | 1
    Hangisi geçerli bir değişken adıdır?
      toplam_fiyat | 2fiyat | toplam fiyat | class`,
  1010: `
    Koşul sağlanmadığında çalışan blok hangisidir?
      else | if | for | def
    range(3) hangi sayıları üretir?
      0, 1, 2 | 1, 2, 3 | 0, 1, 2, 3 | 3
    Bir listeye eleman ekleyen yöntem hangisidir?
      append() | add() | push() | insert_end()
    Fonksiyon hangi sözcükle tanımlanır?
      def | func | function | let
    Fonksiyonun sonucunu geri veren ifade hangisidir?
      return | print | break | yield from`,
  2004: `
    What does HTML stand for?
      HyperText Markup Language | High Tech Modern Language | Home Markup Tool | Text Mode Link
    Which element makes a link?
      <a> | <link> | <href> | <url>
    Which list has numbered items?
      <ol> | <ul> | <li> | <dl>
    What must every image have?
      An alt attribute | A border | A title | A caption
    Where does the page title in the tab come from?
      <title> | <h1> | <header> | <name>`,
  2008: `
    Which part of the box model is outside the border?
      Margin | Padding | Content | Outline of text
    Which display value starts a flex layout?
      flex | block | inline | row
    How do you select an element with class "card"?
      .card | #card | card | *card
    Which keyword declares a constant in JavaScript?
      const | let | var | static
    Which event fires on a click?
      click | press | tap | hit`,
};
