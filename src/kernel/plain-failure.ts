/** An error for the operator: its message alone, in French, says what is wrong and what to do. */
export class PlainFailure extends Error {
  override name = "PlainFailure";
}
