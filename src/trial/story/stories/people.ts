/**
 * So many customers that the same one seldom comes twice by chance: a repeat complaint is something that staff are told.
 * @param name puts a title to a family name.
 */
export const customersNamed = (
  families: readonly string[],
  titles: readonly string[],
  name: (title: string, family: string) => string,
): string[] => families.flatMap((family) => titles.map((title) => name(title, family)));
