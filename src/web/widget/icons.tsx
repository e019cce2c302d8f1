/** Line drawings that take the colour of the text around them. */
const Icon = ({ path }: { readonly path: string }) => (
  <svg
    width="24"
    height="24"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    <path d={path} />
  </svg>
);

export const ChatIcon = () => <Icon path="M4 5h16v11H10l-5 4v-4H4z M8.5 10.5h.01 M12 10.5h.01 M15.5 10.5h.01" />;
export const CloseIcon = () => <Icon path="M6 9l6 6 6-6" />;
export const CameraIcon = () => (
  <Icon path="M4 8h3.500l1.500-2.500h6L16.500 8H20v11H4z M12 16.500a3.200 3.200 0 1 0 0-6.400 3.200 3.200 0 0 0 0 6.400z" />
);
export const SendIcon = () => <Icon path="M12 19V5 M6 11l6-6 6 6" />;
export const DownIcon = () => <Icon path="M12 5v14 M6 13l6 6 6-6" />;
export const PersonIcon = () => (
  <Icon path="M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8z M4 20c.8-3.6 4-5.5 8-5.5s7.2 1.9 8 5.5" />
);
export const ShieldIcon = () => (
  <Icon path="M12 3l7 3v5c0 4.6-2.9 8-7 10-4.100-2-7-5.400-7-10V6z M9 12l2.200 2.200L15.200 10" />
);
