"""Pictures: opened, cleaned, cropped and made to fit."""
