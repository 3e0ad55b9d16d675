/** Its message is shown on the error page. */
export class UploadRefused extends Error {
  readonly status: number;

  constructor(status: number, words: string, cause?: unknown) {
    super(words, { cause });
    this.name = "UploadRefused";
    this.status = status;
  }
}

export const incomplete =
  "Votre envoi est arrivé incomplet ou abîmé. Revenez à la page et recommencez : rien n’a été enregistré.";
const tooManyParts =
  "Votre envoi compte plus de fichiers ou de champs que cette page n’en reçoit. Rien n’a été enregistré.";

export function refusalOf(failure: unknown): UploadRefused {
  const code = failure instanceof Error && "code" in failure ? String(failure.code) : "";
  return /^FST_(PARTS|FILES|FIELDS)_LIMIT$/.test(code)
    ? new UploadRefused(413, tooManyParts, failure)
    : new UploadRefused(400, incomplete, failure);
}
