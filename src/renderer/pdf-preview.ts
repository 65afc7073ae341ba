import { showPdf } from './pdf-preview/show-pdf';

const words = document.getElementById('words');
const pages = document.getElementById('pages');
if (words !== null && pages !== null) void showPdf(`${location.href}/content`, { words, pages });
