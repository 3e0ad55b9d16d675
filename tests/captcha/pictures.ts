import { drawPicture } from "#captcha/picture.ts";
import { type Row, rowLength, rowOf } from "#captcha/row.ts";
import { keysFrom } from "#infra/sealing/keys.ts";
import { type ChallengeId, newId, type SpaceId } from "#kernel/ids.ts";

const keys = keysFrom("a test");
const space = "adherent" as SpaceId;

/** A challenge with its six pictures, drawn. */
export type Drawn = { row: Row; pictures: Buffer[] };

export async function drawChallenges(count: number): Promise<Drawn[]> {
  const drawn: Drawn[] = [];
  for (let index = 0; index < count; index += 1) {
    const id = newId<ChallengeId>();
    const places = Array.from({ length: rowLength }, (_, place) => place + 1);
    const pictures = await Promise.all(places.map((place) => drawPicture(keys, space, id, place)));
    drawn.push({ row: rowOf(keys, space, id), pictures });
  }
  return drawn;
}

/** More right answers than this among `count` are not chance: five deviations above a guess among six. */
export const beyondChance = (count: number) => count / 6 + 5 * Math.sqrt((count * 5) / 36);
