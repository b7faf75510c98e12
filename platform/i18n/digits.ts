/**
 * A number with the digits that programs read. Keyboards of telephones set to Arabic, Persian, Pashto or Kurdish write ٣٢٫٥ or
 * ۳۲٫۵ where a number is asked for; their decimal sign becomes the German one.
 */
export function europeanDigits(typed: string): string {
  return typed
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replaceAll("٫", ",")
    .replaceAll("٬", ".");
}
