/** Who speaks on a page: a portal's identity as its frame shows it. `id` is also the theme and the path prefix. */
export type Brand = {
  id: string;
  name: string;
  shortName: string;
  organisation: string;
  phone: string;
  email: string;
};

/** The path of one of a portal's own pages: `pathIn(brand, "/aide")`. */
export const pathIn = (brand: Brand, path = "") => `/${brand.id}${path}`;
