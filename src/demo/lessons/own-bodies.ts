/** Text lessons of the first two courses, which documentation and examples show. */
export const ownBodies: Readonly<Record<number, string>> = {
  1002: `# Değişkenler ve veri türleri

Değişken, bir değere verdiğimiz addır. Python’da bir değişken oluşturmak için türünü söylemeniz
gerekmez; eşittir işaretinin sağındaki değer türü belirler.

\`\`\`python
ad = "Deniz"       # metin (str)
yas = 27           # tam sayı (int)
boy = 1.72         # ondalıklı sayı (float)
ogrenci = True     # doğru ya da yanlış (bool)
\`\`\`

Değişken adları bir harfle ya da alt çizgiyle başlar ve boşluk içermez. \`toplam_fiyat\` gibi
anlaşılır adlar, kodunuzu altı ay sonra okuyacak kişiye, yani size, yardım eder.

## Deneyin

\`type(yas)\` yazarak bir değişkenin türünü görün;
sonra \`yas = "yirmi yedi"\` yazıp tekrar bakın.`,
  1004: `# Sayılar ve metinlerle işlem

Python’da dört işlemin yanında \`//\` tam bölmeyi, \`%\` kalanı, \`**\` üs almayı verir.
\`7 // 2\` sonucu 3, \`7 % 2\` sonucu 1 olur.

Metinler \`+\` ile birleşir. Bir sayıyı metnin içine yazmanın en okunur yolu f-metinlerdir:

\`\`\`python
tutar = 499.9
print(f"Ödenecek tutar: {tutar:.2f} TL")
\`\`\`

\`input()\` her zaman metin döndürür; hesap yapmadan önce \`int()\` ya da \`float()\` ile çevirin.`,
  1007: `# Döngüler: for ve while

Bir işi kaç kez yapacağınızı biliyorsanız \`for\`, bir koşul sürdükçe yapacaksanız \`while\`
kullanın.

\`\`\`python
for gun in range(1, 8):
    print(f"{gun}. gün harcaması kaydedildi")
\`\`\`

\`while\` döngüsünde koşulun bir gün yanlış olacağından emin olun; yoksa program hiç durmaz.
\`break\` döngüden çıkar, \`continue\` sıradaki tura geçer.`,
  2002: `# Your first HTML page

Every page has the same skeleton: a document type, a head with information about the page and a
body with its content.

\`\`\`html
<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Deniz’s page</title>
  </head>
  <body>
    <h1>Hello!</h1>
    <p>This page was written by hand.</p>
  </body>
</html>
\`\`\`

Save the file as \`index.html\` and open it in your browser. Then change the heading, save and
reload: that loop, edit and look, is how every web page is made.`,
  2006: `# Layout with flexbox and grid

Flexbox arranges things along one line; grid arranges them in rows and columns. A navigation bar
is a line, a photo gallery is a grid.

\`\`\`css
nav { display: flex; gap: 1rem; }
.gallery { display: grid; grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr)); }
\`\`\`

Start with the content on a narrow screen, then let it grow. If you need many media queries, the
layout usually wants to be a grid.`,
};
