import { journey } from "./journey.ts";

type Data = { identify: null; signed_in: null };

/** Coming back with one's own e-mail and password (guide NPFR, N7). */
export const signIn = journey<Data, "recognised">()({
  kind: "sign-in",
  start: "identify",
  states: {
    identify: { step: "sign-in", on: { recognised: "signed_in" } },
    signed_in: { step: null, on: {} },
  },
});
