/** A failure whose message alone says what is wrong and what to do, in French, to the person who runs Parvis. */
export class PlainFailure extends Error {
  override name = "PlainFailure";
}
