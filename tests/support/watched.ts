/** The same object, and the names of the properties read. */
export function watched<Watched extends object>(watched: Watched) {
  const read = new Set<PropertyKey>();
  const get = (target: Watched, name: PropertyKey) => {
    read.add(name);
    return Reflect.get(target, name);
  };
  return { read, props: new Proxy(watched, { get }) };
}
