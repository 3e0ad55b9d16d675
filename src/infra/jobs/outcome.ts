/** The cause is outside Parvis: the job is retried later. */
export class TryLater extends Error {
  override name = "TryLater";
}

/** A retry would not help: the job goes to the dead letters at once (F-26). */
export class Hopeless extends Error {
  override name = "Hopeless";
}

export type Attempt = {
  signal: AbortSignal;
};
