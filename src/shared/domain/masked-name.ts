/** The first letter of a part of a name, with a full stop; empty where there is none. */
export function initialOf(name: string): string {
  const [letter] = Array.from(name.trim());
  return letter === undefined ? '' : `${letter}.`;
}

/** "N., A." of "Nguyen, Anh". */
export function maskedListName(listName: string): string {
  return listName
    .split(',')
    .map(initialOf)
    .filter((initial) => initial !== '')
    .join(', ');
}
