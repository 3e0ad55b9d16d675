import type { ShownChallenge } from "#captcha/captcha.actions.ts";
import { drawPicture } from "#captcha/picture.ts";
import { rowOf } from "#captcha/row.ts";
import { keysFrom } from "#infra/sealing/keys.ts";
import type { FormState } from "#kernel/form-state.ts";
import type { ChallengeId, SpaceId } from "#kernel/ids.ts";
import type { Space } from "#spaces/space.ts";
import { robotSuspected } from "../anti-robot.ts";
import type { StepView } from "../step.ts";
import { sampleVisit } from "./sample-visit.ts";

const keys = keysFrom("for the gallery alone");
const nowhere = "gallery" as SpaceId;
const id = "7d3f0f0e-6a55-4f2c-9a51-2f1c1f9f7a10" as ChallengeId;

const sampleChallenge: ShownChallenge = {
  token: "sample",
  word: rowOf(keys, nowhere, id).word,
  images: [1, 2, 3, 4, 5, 6].map((place) => `/_dev/anti-robot/${place}`),
  workHref: "/_dev/anti-robot/preuve",
};

export const askedVisit = (space: Space): StepView => ({ ...sampleVisit(space), captcha: sampleChallenge });

export const crowded = (values: FormState["values"] = {}, retype = "recommencez"): FormState =>
  robotSuspected({ form: "sign-in", watched: () => [], about: () => null, retype }, values).redraw;

export const drawSamplePicture = (place: number): Promise<Buffer> => drawPicture(keys, nowhere, id, place);
