"""Texts and charts of DrawingML, which Word and PowerPoint files share (ECMA-376 part 1, 20 and 21)."""
