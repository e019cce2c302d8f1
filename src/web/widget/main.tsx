import { render } from 'preact';
render(<p>PosCare</p>, document.body);
