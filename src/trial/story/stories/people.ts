/**
 * So many names that the same customer seldom comes twice by chance, since staff are told of a repeat complaint.
 * @param name puts a title to a family name.
 */
export const customersNamed = (
  families: readonly string[],
  titles: readonly string[],
  name: (title: string, family: string) => string,
): string[] => families.flatMap((family) => titles.map((title) => name(title, family)));
