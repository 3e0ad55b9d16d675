import { typeset } from "#kernel/text/typeset.ts";
import type { Contact } from "#spaces/space.ts";

type Piece = string | { text: string; href: string };

/** The typeset text, cut at each telephone number and address of the contact. */
export const linkContacts = (text: string, { phone, email }: Contact): Piece[] =>
  [
    { text: typeset(phone), href: `tel:${phone.replaceAll(" ", "")}` },
    { text: email, href: `mailto:${email}` },
  ].reduce<Piece[]>(
    (pieces, link) => pieces.flatMap((piece) => (typeof piece === "string" ? cutAt(piece, link) : [piece])),
    [text],
  );

const cutAt = (text: string, link: { text: string; href: string }): Piece[] =>
  text.split(link.text).flatMap((between, place) => (place === 0 ? [between] : [link, between]));
