import { z } from "zod";
import type { signIn } from "../sign-in.journey.ts";
import type { Step } from "../step.ts";
import { StepFrame } from "./frame.tsx";

const form = z.object({ code: z.string() });

/** Placeholder until the second factors are in the house. */
export const secondFactorStep: Step<typeof signIn, "second_factor", z.infer<typeof form>> = {
  path: "/verification",
  form,
  draw: (visit) => (
    <StepFrame view={visit} title="Seconde vérification">
      {null}
    </StepFrame>
  ),
  submit: () => Promise.reject(new Error("no second factor yet")),
};
