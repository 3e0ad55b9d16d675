/**
 * Calling codes of the overseas mobiles, by how their number begins: France and its departments share one plan of
 * ten-digit numbers (ARCEP 2018-0881). 06 39 98 is for films.
 */
const overseas: readonly (readonly [RegExp, string])[] = [
  [/^(?:69[01]|7090)/, "590"],
  [/^(?:69[67]|7091)/, "596"],
  [/^(?:69[23]|639(?!98)|7092|7093[5-7])/, "262"],
  [/^(?:694|7093[0-4])/, "594"],
  [/^708[45]/, "508"],
];

const ofThePlan = /^\+(?:33|590|596|262|594)([67]\d{8})$/;

/** The calling code of the overseas mobile that this number of nine digits is, or `undefined`. */
const overseasCode = (number: string) => overseas.find(([prefix]) => prefix.test(number))?.[1];

/**
 * That number in E.164 as it is dialled from abroad: whatever code it was given, the prefix of a French mobile says
 * where it belongs. Any other number as it stands.
 */
export function underItsOwnCode(phone: string): string {
  const number = ofThePlan.exec(phone)?.[1];
  return number ? `+${overseasCode(number) ?? "33"}${number}` : phone;
}

/** Whether that is an overseas mobile of France under its own code. */
export function isOverseasMobile(phone: string): boolean {
  const [, code, number] = /^\+(5\d\d|262)([67]\d{8})$/.exec(phone) ?? [];
  return number !== undefined && overseasCode(number) === code;
}
