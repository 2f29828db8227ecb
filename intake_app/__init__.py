"""The core of Keukentafel: everything the program knows and does, without a window."""
