/** Makes a value once per space: a schema takes longer to build than a request takes to read. */
export function perSpace<Of extends object, Value>(make: (space: Of) => Value): (space: Of) => Value {
  const made = new WeakMap<Of, Value>();
  return (space) => {
    const kept = made.get(space) ?? make(space);
    made.set(space, kept);
    return kept;
  };
}
