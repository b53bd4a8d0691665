package ort

// PhysicalCores is for the test that gives it a folder of its own.
var PhysicalCores = physicalCores
