"""The places of the catalogue → maps: pictures, tables of places, and what a browser draws."""
