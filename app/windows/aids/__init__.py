"""The minds behind what helps with a draft: media, previews, parts, spelling."""
