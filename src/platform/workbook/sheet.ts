/** One table of a file. */
export interface Sheet {
  name: string;
  /** `width` in characters; absent: the usual one of the type. */
  columns: readonly (Pick<Column, 'label' | 'type'> & { width?: number })[];
  rows: Cell[][];
  /** The type of the numbers in each row, where a column holds numbers of several types. */
  units?: readonly Column['type'][];
}

/** A date has the branch's wall-clock time in its UTC fields, since a spreadsheet has no time zones. */
export type Cell = string | number | Date | null;

export interface Column<Row = never> {
  label: string;
  type: 'text' | 'count' | 'amount' | 'hours' | 'share' | 'day' | 'moment';
  cell(row: Row): Cell;
}
