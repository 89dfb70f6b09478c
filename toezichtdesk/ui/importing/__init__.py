"""An Excel sheet on its way in: file, check, consequences, and back again."""
