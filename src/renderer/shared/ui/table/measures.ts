/** Heights that the virtual table reckons with; tokens.css and DataTable.module.css draw the same. */
export const ROW_HEIGHT_PX = 36;
export const HEADER_HEIGHT_PX = 32;
