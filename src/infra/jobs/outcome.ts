/** Not a fault of ours: the job is to be tried again after a while. */
export class TryLater extends Error {
  override name = "TryLater";
}

/** Trying again would not help: the job goes to the dead letters at once (F-26). */
export class Hopeless extends Error {
  override name = "Hopeless";
}

/** What a job is told of the try under way. */
export type Attempt = {
  /** Aborted when the try has lasted too long or the worker stops. */
  signal: AbortSignal;
};
