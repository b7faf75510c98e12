import { randomInt } from "node:crypto";
import type { BallotLanguage } from "./schema.ts";

/** Plain things, none of which is anybody's sign: a receipt must be easy to write down in each language. German, English, Arabic. */
const WORDS = `
Anker anchor مرساة|Apfel apple تفاحة|Bach brook جدول|Ball ball كرة|Bank bench مقعد|Baum tree شجرة|Berg mountain جبل|Biene bee نحلة
Birne pear إجاصة|Blatt leaf ورقة|Boot boat قارب|Brief letter رسالة|Brot bread خبز|Brunnen well بئر|Brücke bridge جسر|Buch book كتاب
Decke blanket بطانية|Dorf village قرية|Ente duck بطة|Esel donkey حمار|Eule owl بومة|Fahrrad bicycle دراجة|Feder feather ريشة|Feld field حقل
Fenster window نافذة|Fisch fish سمكة|Fluss river نهر|Gabel fork شوكة|Garten garden حديقة|Glas glass كأس|Glocke bell جرس|Hafen harbour ميناء
Hammer hammer مطرقة|Hase hare أرنب|Honig honey عسل|Hut hat قبعة|Insel island جزيرة|Kamel camel جمل|Kamm comb مشط|Kerze candle شمعة
Kirsche cherry كرزة|Koffer suitcase حقيبة|Krug jug إبريق|Lampe lamp مصباح|Leiter ladder سلم|Löffel spoon ملعقة|Mond moon قمر|Nadel needle إبرة
Nest nest عش|Nuss nut جوزة|Olive olive زيتونة|Pferd horse حصان|Regen rain مطر|Reis rice أرز|Ring ring خاتم|Salz salt ملح
Sand sand رمل|Schaf sheep خروف|Schiff ship سفينة|Schnee snow ثلج|Stern star نجمة|Stuhl chair كرسي|Tasse cup فنجان|Teppich carpet سجادة`
  .trim()
  .split(/[|\n]/)
  .map((line) => line.split(" "));

const COLUMN: Record<BallotLanguage, number> = { de: 0, en: 1, ar: 2 };

/**
 * Three words, e.g. "Anker Mond Olive", as they are stored: in German.
 * 262,144 of them: enough that nobody hits another's by chance, and no secret, because nothing is behind it.
 */
export function newReceipt(): string {
  return Array.from({ length: 3 }, () => WORDS[randomInt(WORDS.length)]?.[0] ?? "").join(" ");
}

/** The same receipt in the words of another language. */
export function receiptIn(language: BallotLanguage, receipt: string): string {
  const words = receipt.split(" ").map((word) => WORDS.find(([german]) => german === word)?.[COLUMN[language]] ?? word);
  return words.join(language === "ar" ? " – " : " ");
}
