import type { Subject } from "#subject/subject.ts";
import { forgetSpentChallenges } from "./captcha.queries.ts";

export const captcha: Subject = {
  retention: [{ name: "challenges", chapter: "nobody", kept: () => null, cleanUp: forgetSpentChallenges }],
};
