/** One table of a file. */
export interface Sheet {
  name: string;
  /** `width` in characters, where it is not that of the type. */
  columns: readonly (Pick<Column, 'label' | 'type'> & { width?: number })[];
  rows: Cell[][];
  /** By row, what its numbers are of, where a column holds numbers of many sorts. */
  units?: readonly Column['type'][];
}

/** A date is the branch's wall clock in UTC's clothes: a spreadsheet knows no zones. */
export type Cell = string | number | Date | null;

export interface Column<Row = never> {
  label: string;
  type: 'text' | 'count' | 'amount' | 'hours' | 'share' | 'day' | 'moment';
  cell(row: Row): Cell;
}
