import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** A FINESS+ file of at least that many bytes, two establishments to a legal entity; returns their number. */
export async function writeFinessPlus(path: string, bytes: number): Promise<number> {
  let establishments = 0;
  function* pieces() {
    yield '{ "schemaVersion": "v1.0.0", "gcc": [ ], "gco": [ ], "pmej": [ ';
    for (let written = 0; written < bytes; ) {
      const owner = {
        ...general("PMEJ", "numFinessPm", 0),
        ege: [0, 1].map(() => establishment(establishments++)),
      };
      const piece = `${written > 0 ? ", " : ""}${JSON.stringify(owner, null, 2)}`;
      written += piece.length;
      yield piece;
    }
    yield " ] }";
  }
  await pipeline(Readable.from(pieces()), createWriteStream(path));
  return establishments;
}

const general = (kind: string, number: string, index: number) => ({
  [`informationsGenerales${kind}`]: {
    [number]: finess(index),
    dateCreation: "1994-01-01",
    codeApe: "86.10Z",
  },
  evenement: Array.from({ length: 4 }, (_, rank) => ({
    evenementId: String(index * 4 + rank),
    dateEnregistrement: "2025-10-21 18:36:29",
    dateEvenement: "1994-01-01",
    codeEvenement: "001",
  })),
});

const establishment = (index: number) => ({
  ...general("EGE", "numFinessEge", index),
  nomEgeLong: `CLINIQUE DU DOCTEUR CONVERT ${index}`,
  adresse: [
    {
      usageAdresse: "03",
      numeroVoie: String(index % 200),
      typeVoie: "AV  ",
      libelleVoie: "DE JASSERON   ",
      lieuDit: "BP 132",
      ligneAcheminement: "BOURG EN BRESSE",
      codePostal: "01000",
      coordonneesGeographique: { coordonneeX: "6570414.61", coordonneeY: "873766.07" },
    },
  ],
  etatObjet: "A",
});

/** The Luhn check digit of eight digits. */
function finess(index: number): string {
  const digits = String(index).padStart(8, "0");
  let sum = 0;
  for (const [place, digit] of [...digits].reverse().entries()) {
    const weighed = place % 2 === 0 ? 2 * Number(digit) : Number(digit);
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
