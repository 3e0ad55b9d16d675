/** France and its overseas departments share one plan of mobile numbers (ARCEP 2018-0881). 06 39 98 is for films. */
const overseas: readonly (readonly [RegExp, string])[] = [
  [/^(?:69[01]|7090)/, "590"],
  [/^(?:69[67]|7091)/, "596"],
  [/^(?:69[23]|639(?!98)|7092|7093[5-7])/, "262"],
  [/^(?:694|7093[0-4])/, "594"],
  [/^708[45]/, "508"],
];

const ofThePlan = /^\+(?:33|590|596|262|594)([67]\d{8})$/;

const overseasCode = (number: string) => overseas.find(([prefix]) => prefix.test(number))?.[1];

/** E.164 with the calling code that the prefix implies, whatever code was typed. */
export function underItsOwnCode(phone: string): string {
  const number = ofThePlan.exec(phone)?.[1];
  return number ? `+${overseasCode(number) ?? "33"}${number}` : phone;
}

export function isOverseasMobile(phone: string): boolean {
  const [, code, number] = /^\+(5\d\d|262)([67]\d{8})$/.exec(phone) ?? [];
  return number !== undefined && overseasCode(number) === code;
}
