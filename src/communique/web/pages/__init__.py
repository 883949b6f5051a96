"""One router a page; the application includes every module's ``router``."""
