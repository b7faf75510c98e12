import type { Locale } from "#platform/i18n/index.ts";
import type { LabelKind } from "../schema.ts";
import { UNREVIEWED_NAMES } from "./unreviewed-names.ts";

type Names = { de: string } & Partial<Record<Locale, string>>;
type DefaultLabel = { kind: LabelKind; key: string; icon: string | null; names: Names };
type Words = [de: string, en: string, ar: string, uk: string];

type Key = keyof (typeof UNREVIEWED_NAMES)["fa"];

const named = (key: Key, [de, en, ar, uk]: Words): Names => ({
  de,
  en,
  ar,
  uk,
  ...Object.fromEntries(Object.entries(UNREVIEWED_NAMES).map(([language, names]) => [language, names[key]])),
});
const branch = (key: Key, icon: string, ...names: Words): DefaultLabel => ({ kind: "branch", key, icon, names: named(key, names) });
const topic = (key: Key, ...names: Words): DefaultLabel => ({ kind: "topic", key, icon: null, names: named(key, names) });
const group = (key: Key, ...names: Words): DefaultLabel => ({ kind: "target-group", key, icon: null, names: named(key, names) });

/** By what counties sort their offers, for a start: each may be renamed, moved and taken out. */
export const DEFAULT_LABELS: readonly DefaultLabel[] = [
  branch("counselling", "message-circle", "Beratung", "Advice", "استشارة", "Консультації"),
  branch("language", "language", "Deutsch lernen", "Learning German", "تعلّم الألمانية", "Вивчення німецької"),
  branch("education", "school", "Schule und Bildung", "School and education", "المدرسة والتعليم", "Школа та освіта"),
  branch("work", "briefcase", "Arbeit und Ausbildung", "Work and training", "العمل والتدريب المهني", "Робота та навчання"),
  branch("health", "heartbeat", "Gesundheit", "Health", "الصحة", "Здоров’я"),
  branch("housing", "home", "Wohnen", "Housing", "السكن", "Житло"),
  branch("family", "baby-carriage", "Familie und Kinder", "Family and children", "العائلة والأطفال", "Сім’я та діти"),
  branch("women", "woman", "Frauen", "Women", "النساء", "Жінки"),
  branch("youth", "skateboard", "Jugend", "Young people", "الشباب", "Молодь"),
  branch("seniors", "old", "Ältere Menschen", "Older people", "كبار السن", "Люди старшого віку"),
  branch("leisure", "coffee", "Freizeit und Begegnung", "Leisure and meeting people", "الترفيه واللقاء", "Дозвілля та зустрічі"),
  branch("sport", "ball-football", "Sport", "Sport", "الرياضة", "Спорт"),
  branch("swimming", "swimming", "Schwimmen", "Swimming", "السباحة", "Плавання"),
  branch("music", "music", "Musik", "Music", "الموسيقى", "Музика"),
  branch("arts", "palette", "Kunst und Handarbeit", "Arts and crafts", "الفن والأشغال اليدوية", "Мистецтво та рукоділля"),
  branch("theatre", "masks-theater", "Theater", "Theatre", "المسرح", "Театр"),
  branch("volunteering", "heart-handshake", "Freiwillig helfen", "Volunteering", "العمل التطوعي", "Волонтерство"),
  topic("arriving", "Neu im Landkreis", "New in the county", "جديد في المنطقة", "Нові в окрузі"),
  topic("german", "Deutsch sprechen", "Speaking German", "التحدث بالألمانية", "Говорити німецькою"),
  topic("authorities", "Ämter und Briefe", "Offices and letters", "الدوائر والرسائل الرسمية", "Установи та листи"),
  topic("law", "Recht", "Legal questions", "مسائل قانونية", "Правові питання"),
  topic("money", "Geld und Schulden", "Money and debts", "المال والديون", "Гроші та борги"),
  topic("recognition", "Anerkennung von Abschlüssen", "Recognition of qualifications", "معادلة الشهادات", "Визнання дипломів"),
  topic("school-help", "Hilfe bei Hausaufgaben", "Homework help", "المساعدة في الواجبات", "Допомога з уроками"),
  topic("childcare", "Kita und Betreuung", "Nursery and childcare", "الحضانة ورعاية الأطفال", "Дитсадок і догляд"),
  topic("pregnancy", "Schwangerschaft und Geburt", "Pregnancy and birth", "الحمل والولادة", "Вагітність і пологи"),
  topic("protection", "Schutz vor Gewalt", "Protection from violence", "الحماية من العنف", "Захист від насильства"),
  topic("food", "Essen und Kochen", "Food and cooking", "الطعام والطبخ", "Їжа та кулінарія"),
  topic("mobility", "Fahrrad und unterwegs sein", "Cycling and getting around", "الدراجة والتنقل", "Велосипед і пересування"),
  topic("digital", "Handy und Computer", "Phones and computers", "الهاتف والحاسوب", "Телефон і комп’ютер"),
  topic("reading", "Lesen und Vorlesen", "Reading", "القراءة", "Читання"),
  topic("participation", "Mitreden und mitmachen", "Having a say", "المشاركة", "Участь у житті громади"),
  group("everybody", "Alle", "Everybody", "الجميع", "Для всіх"),
  group("newcomers", "Neu Zugezogene", "Newcomers", "القادمون الجدد", "Новоприбулі"),
  group("parents", "Eltern", "Parents", "الآباء والأمهات", "Батьки"),
  group("children", "Kinder", "Children", "الأطفال", "Діти"),
  group("young-people", "Jugendliche", "Teenagers", "اليافعون", "Підлітки"),
  group("women", "Frauen", "Women", "النساء", "Жінки"),
  group("seniors", "Ältere Menschen", "Older people", "كبار السن", "Люди старшого віку"),
  group("job-seekers", "Arbeitsuchende", "People looking for work", "الباحثون عن عمل", "Шукачі роботи"),
  group("apprentices", "Auszubildende", "Apprentices", "المتدربون", "Учні-практиканти"),
  group("volunteers", "Freiwillige", "Volunteers", "المتطوعون", "Волонтери"),
];
