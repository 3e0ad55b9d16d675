import type { ShownChallenge } from "#captcha/captcha.actions.ts";
import { drawPicture } from "#captcha/picture.ts";
import { rowOf } from "#captcha/row.ts";
import { keysFrom } from "#infra/sealing/keys.ts";
import type { ChallengeId, SpaceId } from "#kernel/ids.ts";

const keys = keysFrom("for the gallery alone");
const nowhere = "gallery" as SpaceId;
const id = "7d3f0f0e-6a55-4f2c-9a51-2f1c1f9f7a10" as ChallengeId;

/** A challenge that opens nothing, always the same. */
export const sampleChallenge: ShownChallenge = {
  token: "sample",
  word: rowOf(keys, nowhere, id).word,
  images: [1, 2, 3, 4, 5, 6].map((place) => `/_dev/anti-robot/${place}`),
  workHref: "/_dev/anti-robot/preuve",
};

export const drawSamplePicture = (place: number): Promise<Buffer> => drawPicture(keys, nowhere, id, place);
