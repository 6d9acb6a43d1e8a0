/** /desk: puts the parts together and draws the page. */
import './desk.css';
import { render } from 'preact';

const place = document.getElementById('app');
if (place !== null) render(<h1>Desk</h1>, place);
