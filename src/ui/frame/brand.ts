/** The identity of a portal. `id` is also the theme and the path prefix. */
export type Brand = {
  id: string;
  name: string;
  shortName: string;
  organisation: string;
  phone: string;
  email: string;
  /** The term of the space for an e-mail address. */
  emailAddress: string;
};

/** `pathIn(brand, "/aide")`. */
export const pathIn = (brand: Brand, path = "") => `/${brand.id}${path}`;
