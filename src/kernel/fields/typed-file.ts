import { exactText } from "../text/typed-text.ts";

const mostSigns = 200;
const tooLong = "Le nom de ce fichier est trop long.";

/** The value is the name of the uploaded file. `receiveFiles` reads the content before the form. */
export const file = (absent: string) => exactText(mostSigns, tooLong).min(1, absent);

export const fileOrNone = () => exactText(mostSigns, tooLong);
