export const numbersPath = "/chiffres";

/** Of a page, a picture or the file: the span as the address has it. */
export const spanInAddress = (name: string) => `?periode=${name}`;
