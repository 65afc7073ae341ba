/**
 * The members of a household in a sentence, of names in list form: "Minh and Lan Nguyen", "Anh Nguyen and Kim Marsh".
 * Who has the same family name as the next one shares it.
 */
export function householdNames(listNames: readonly string[]): string {
  const people = listNames.map((name) => {
    const comma = name.indexOf(', ');
    return comma === -1
      ? { family: name, given: '' }
      : { family: name.slice(0, comma), given: name.slice(comma + 2) };
  });
  const spoken = people.map(({ family, given }, index) => {
    const next = people[index + 1];
    const isShared = given !== '' && next !== undefined && next.given !== '' && next.family === family;
    return isShared ? given : `${given} ${family}`.trim();
  });
  const last = spoken.at(-1) ?? '';
  return spoken.length < 2 ? last : `${spoken.slice(0, -1).join(', ')} and ${last}`;
}
